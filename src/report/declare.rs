//! How the report's types are declared: what every one of them can do is said here once, so that a field is added with
//! one line in `report.rs`.

/// An enum whose values the report writes by name.
macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[non_exhaustive]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// The name as the report writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text),+ } }
        }

        $crate::offsets::without_offsets!($name);
    };
}

/// A struct of the report: it is written and read as JSON, has a TypeScript type, and its offsets can be converted.
///
/// - `struct Name` has no offsets; it does not compile with one.
/// - `struct Name<U = Bytes>` has offsets in the unit `U`. `of field` says which field names the article that they are of,
///   where a report has several.
/// - `struct Name<E = EntityId, U = Bytes>` also names entities, which the stages know by number and a report by id.
///
/// A field that is left out where there is nothing to say is an `#[optional]` one.
macro_rules! report {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        report!(@struct [$(#[$meta])* #[cfg_attr(test, derive(ts_rs::TS))]] [$name] { $($body)* });
        $crate::offsets::without_offsets!($name);
        // Never called: it compiles only if converting the fields leaves their types as they are.
        const _: fn($name, &$crate::offsets::Maps<'_, $crate::unit::Utf16>) -> $name =
            |from, maps| report!(@convert $name from maps { $($body)* });
    };
    ($(#[$meta:meta])* pub struct $name:ident<U = Bytes> $(of $article:ident)? { $($body:tt)* }) => {
        report!(@struct [
            $(#[$meta])*
            #[serde(bound = "")]
            #[cfg_attr(test, derive(ts_rs::TS), ts(concrete(U = $crate::unit::Utf16)))]
        ] [$name<U = Bytes>] { $($body)* });

        impl<V: $crate::unit::OffsetUnit> $crate::offsets::InUnit<V> for $name<Bytes> {
            type Out = $name<V>;

            fn in_unit(self, maps: &$crate::offsets::Maps<'_, V>) -> $name<V> {
                $(let maps = &maps.of(&self.$article);)?
                report!(@convert $name self maps { $($body)* })
            }
        }
    };
    ($(#[$meta:meta])* pub struct $name:ident<E = EntityId, U = Bytes> { $($body:tt)* }) => {
        report!(@struct [
            $(#[$meta])*
            #[serde(bound(serialize = "E: Serialize", deserialize = "E: Deserialize<'de>"))]
            #[cfg_attr(test, derive(ts_rs::TS), ts(concrete(E = EntityId, U = $crate::unit::Utf16), bound = "E: ts_rs::TS + 'static"))]
        ] [$name<E = EntityId, U = Bytes>] { $($body)* });

        impl<E, V> $crate::offsets::InUnit<V> for $name<E, Bytes>
        where
            E: $crate::offsets::InUnit<V, Out = E>,
            V: $crate::unit::OffsetUnit,
        {
            type Out = $name<E, V>;

            fn in_unit(self, maps: &$crate::offsets::Maps<'_, V>) -> $name<E, V> {
                report!(@convert $name self maps { $($body)* })
            }
        }

        impl<E: Copy> $name<E, Bytes> {
            /// What a report has of it, with its entities named by `id`; `None` where it is nothing without one that
            /// has no name.
            pub(crate) fn reported<F, V: $crate::unit::OffsetUnit>(
                &self,
                id: &impl Fn(E) -> Option<F>,
                maps: &$crate::offsets::Maps<'_, V>,
            ) -> Option<$name<F, V>> {
                Some(report!(@reported $name self id maps { $($body)* }))
            }
        }
    };

    // The struct itself, once its fields are written out.
    (@struct [$($meta:tt)*] [$($head:tt)*] {} $($fields:tt)*) => {
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[non_exhaustive]
        $($meta)*
        pub struct $($head)* { $($fields)* }
    };
    (@struct $meta:tt $head:tt { #[optional] $($rest:tt)* } $($fields:tt)*) => {
        report! {
            @struct $meta $head { $($rest)* } $($fields)*
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[cfg_attr(test, ts(optional))]
        }
    };
    (@struct $meta:tt $head:tt { #[$($attribute:tt)*] $($rest:tt)* } $($fields:tt)*) => {
        report! { @struct $meta $head { $($rest)* } $($fields)* #[$($attribute)*] }
    };
    (@struct $meta:tt $head:tt { $vis:vis $field:ident: $type:ty, $($rest:tt)* } $($fields:tt)*) => {
        report! { @struct $meta $head { $($rest)* } $($fields)* $vis $field: $type, }
    };

    // Every field is converted, so that none can be forgotten.
    (@convert $name:ident $from:ident $maps:ident {
        $($(#[$meta:meta])* $vis:vis $field:ident: $type:ty),+ $(,)?
    }) => {
        $name { $($field: $crate::offsets::InUnit::in_unit($from.$field, $maps)),+ }
    };

    // One field after the other, by its type; what is made of them gathers behind the braces.
    (@reported $name:ident $from:ident $id:ident $maps:ident {} $($made:tt)*) => { $name { $($made)* } };
    (@reported $name:ident $from:ident $id:ident $maps:ident { #[$($attribute:tt)*] $($rest:tt)* } $($made:tt)*) => {
        report!(@reported $name $from $id $maps { $($rest)* } $($made)*)
    };
    (@reported $name:ident $from:ident $id:ident $maps:ident { $vis:vis $field:ident: E, $($rest:tt)* } $($made:tt)*) => {
        report!(@reported $name $from $id $maps { $($rest)* } $($made)* $field: $id($from.$field)?,)
    };
    (@reported $name:ident $from:ident $id:ident $maps:ident {
        $vis:vis $field:ident: Option<E>, $($rest:tt)*
    } $($made:tt)*) => {
        report!(@reported $name $from $id $maps { $($rest)* } $($made)* $field: $from.$field.and_then($id),)
    };
    (@reported $name:ident $from:ident $id:ident $maps:ident {
        $vis:vis $field:ident: Option<Slot<E, U>>, $($rest:tt)*
    } $($made:tt)*) => {
        report!(@reported $name $from $id $maps { $($rest)* } $($made)*
            $field: $from.$field.as_ref().and_then(|slot| slot.reported($id, $maps)),)
    };
    (@reported $name:ident $from:ident $id:ident $maps:ident {
        $vis:vis $field:ident: $type:ty, $($rest:tt)*
    } $($made:tt)*) => {
        report!(@reported $name $from $id $maps { $($rest)* } $($made)*
            $field: $crate::offsets::InUnit::in_unit($from.$field.clone(), $maps),)
    };
}

pub(super) use {names, report};
