//! What the fields of an article are called in tables and in JSON that other programs wrote.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::markdown::tag::{is_block, tag_end, tag_name};
use super::when;
use crate::input::decode_references;
use crate::sort::Order;

/// The names of a field, the best first, in small letters without spaces and signs.
type Names = (&'static str, &'static [&'static str]);

/// Each field of an article with what it is called besides.
const FIELDS: &[Names] = &[
    ("id", &["id", "articleid", "docid", "documentid", "storyid", "uuid", "guid", "key"]),
    (
        "text",
        &[
            "text",
            "fulltext",
            "articlebody",
            "articletext",
            "articlecontent",
            "body",
            "bodytext",
            "content",
            "contenttext",
            "textcontent",
            "maintext",
            "plaintext",
            "cleantext",
            "storytext",
            "storybody",
            "maincontent",
            "article",
            "story",
            "transcript",
            "postcontent",
            "rawtext",
            "texto",
            "texte",
            "testo",
            "tekst",
            "inhalt",
            "cuerpo",
            "contenido",
            "paragraphs",
            "bodyparagraphs",
        ],
    ),
    (
        "html",
        &["html", "contenthtml", "bodyhtml", "htmlbody", "articlehtml", "htmlcontent", "rawhtml", "contentencoded"],
    ),
    (
        "date",
        &[
            "date",
            "published",
            "datepublished",
            "publicationdate",
            "publisheddate",
            "publishdate",
            "publishedat",
            "publishedon",
            "pubdate",
            "dateofpublication",
            "webpublicationdate",
            "firstpublished",
            "firstpublicationdate",
            "articledate",
            "posted",
            "postedat",
            "issued",
            "dategmt",
            "datetime",
            "timestamp",
            "seendate",
            "created",
            "createdat",
            "time",
            "postdate",
            "datepublish",
            "datum",
            "fecha",
            "datedepublication",
            "fechadepublicación",
        ],
    ),
    (
        "title",
        &[
            "title",
            "headline",
            "articletitle",
            "webtitle",
            "subject",
            "hed",
            "heading",
            "posttitle",
            "titel",
            "título",
            "titulo",
            "titre",
            "titolo",
            "kop",
            "überschrift",
        ],
    ),
    (
        "url",
        &[
            "url",
            "link",
            "weburl",
            "articleurl",
            "sourceurl",
            "canonicalurl",
            "canonicallink",
            "permalink",
            "href",
            "uri",
            "externalurl",
            "lien",
            "enlace",
        ],
    ),
    (
        "outlet",
        &[
            "outlet",
            "newsoutlet",
            "publisher",
            "publication",
            "publicationname",
            "newspaper",
            "paper",
            "sourcename",
            "sitename",
            "source",
            "site",
            "website",
            "medianame",
            "media",
            "provider",
            "domain",
            "sourcedomain",
            "mediaoutlet",
            "sourcehostname",
            "medium",
            "medio",
            "média",
            "quelle",
            "zeitung",
            "fuente",
            "testata",
            "krant",
            "hostname",
        ],
    ),
    (
        "authors",
        &[
            "authors",
            "author",
            "byline",
            "authornames",
            "authorname",
            "writers",
            "writer",
            "reporters",
            "reporter",
            "journalist",
            "dccreator",
            "creator",
            "autor",
            "auteur",
            "autore",
            "verfasser",
        ],
    ),
    ("description", &["description", "summary", "abstract", "excerpt", "snippet", "teaser"]),
    // What stands above the text, and belongs to it.
    (
        "lead",
        &[
            "lead",
            "leadparagraph",
            "leadtext",
            "lede",
            "intro",
            "introduction",
            "firstparagraph",
            "vorspann",
            "chapo",
            "chapeau",
            "entradilla",
        ],
    ),
    (
        "subtitle",
        &[
            "subtitle",
            "standfirst",
            "subheadline",
            "subheading",
            "subhead",
            "dek",
            "deck",
            "strapline",
            "untertitel",
            "soustitre",
            "subtítulo",
            "subtitulo",
            "bajada",
            "sottotitolo",
            "ondertitel",
        ],
    ),
    ("speaker", &["speaker", "speakername", "spokenby", "sprecher", "locuteur", "intervenant", "orador", "spreker"]),
];

/// The field that a name stands for, and how good a name of it that is: 0 is the best.
pub(super) fn field(name: &str) -> Option<(&'static str, usize)> {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    FIELDS.iter().find_map(|(field, names)| Some((*field, names.iter().position(|n| *n == plain)?)))
}

/// The field that a value of a name belongs to, and how good a name of it that is. An address is no outlet's name, but what
/// some programs call the source is the article's own address, where no name of one has it.
pub(super) fn field_of(name: &str, value: &str) -> Option<(&'static str, usize)> {
    let (field, rank) = field(name)?;
    if field != "outlet" || name == field || !is_url(value) {
        return Some((field, rank));
    }
    let is_source = ["source", "quelle", "fuente"].contains(&name.to_lowercase().as_str());
    (is_source && has_path(value)).then(|| ("url", FIELDS.iter().map(|(_, names)| names.len()).max().unwrap_or(0)))
}

/// Whether an address is of more than a site.
fn has_path(url: &str) -> bool {
    url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).is_some_and(|(_, path)| !path.trim().is_empty())
}

/// What an article says in fields of any of these names, under the names that an article has; what is odd about it; and the
/// names of those fields above its text that cannot be read. Fields that go by their own names are left as they are.
pub(super) fn canonical(mut fields: Map<String, Value>) -> (Map<String, Value>, Vec<String>, Vec<String>) {
    let mut out = Map::new();
    let (mut odd, mut unread) = (Vec::new(), Vec::new());
    let mut ranked: Vec<(usize, &'static str, String)> = Vec::new();
    for (name, value) in &fields {
        if let Some((field, rank)) = field_of(name, value.as_str().unwrap_or_default()) {
            ranked.push((rank, field, name.clone()));
        }
    }
    ranked.order_by_key(|r| r.0);
    let given = ["text", "html"].iter().any(|name| fields.get(*name).is_some_and(|v| !blank(v)));
    for (_, field, name) in ranked {
        let value = fields.get_mut(&name).map(Value::take).unwrap_or_default();
        let own = field == name;
        // Beside the article's own text, what else may be called one is something else.
        if given && !own && matches!(field, "text" | "html") {
            continue;
        }
        let is_above = matches!(field, "lead" | "subtitle" | "speaker") && !blank(&value);
        if matches!(value, Value::Null) || !own && out.get(field).is_some_and(|v| !blank(v)) {
            unread.extend(Some(name).filter(|_| is_above && out.get(field) != Some(&value)));
            continue;
        }
        let value = if own && as_given(field, &value) { value } else { plain(field, value) };
        if !matches!(value, Value::Null) {
            put(&mut out, field, value, own);
        } else if is_above {
            unread.push(name);
        }
    }
    for name in ["keep", "positions"] {
        if let Some(value) = fields.remove(name) {
            out.insert(name.to_owned(), value);
        }
    }
    summarise(&mut out, &mut odd);
    (out, odd, unread)
}

/// Whether a field that goes by its own name is taken, and checked, as it is: what a program of ours wrote must not change.
fn as_given(field: &str, value: &Value) -> bool {
    match field {
        "date" => false,
        "authors" => value.as_array().is_some_and(|list| !list.iter().any(Value::is_object)),
        "text" | "html" | "id" => true,
        "lead" | "subtitle" | "speaker" => value.is_string(),
        _ => !value.is_object(),
    }
}

pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    decode_references(text, &mut out);
    out
}

/// HTML of a line or two without its tags.
pub(crate) fn without_tags(html: &str) -> String {
    lines(html).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// HTML without its tags, a block a line.
pub(super) fn lines(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with("<!--") { rest.find("-->").map(|at| at + 3) } else { tag_end(rest) };
        let name = tag_name(rest[1..].trim_start_matches('/'));
        out.push_str(match end {
            None => "<",
            Some(_) if is_block(name) || name.eq_ignore_ascii_case("br") => "\n",
            Some(_) => "",
        });
        rest = &rest[end.unwrap_or(1)..];
    }
    out.push_str(rest);
    decoded(&out)
}

/// An object with what other programs wrap an article's fields in taken off.
pub(super) fn unwrapped(mut fields: Map<String, Value>) -> Map<String, Value> {
    for name in ["_source", "fields", "attributes", "article", "story"] {
        if let Some(Value::Object(inner)) = fields.get_mut(name).filter(|v| v.is_object()).map(Value::take) {
            for (name, value) in inner {
                let there = fields.get(&name).is_some_and(|v| !v.is_null());
                if !there {
                    fields.insert(name, value);
                }
            }
        }
    }
    fields
}

/// Puts a value in its field; text of another name that is HTML is no text.
fn put(out: &mut Map<String, Value>, field: &str, value: Value, own: bool) {
    if field != "text" || own {
        out.insert(field.to_owned(), value);
        return;
    }
    match value {
        // HTML that was found already is as good.
        Value::String(text) if is_html(&text) && !out.get("html").is_none_or(blank) => {}
        Value::String(text) if is_html(&text) => {
            out.insert("html".to_owned(), Value::String(text));
        }
        Value::String(text) => {
            out.insert(field.to_owned(), Value::String(decoded(&text)));
        }
        _ => {}
    }
}

/// Whether a value is an address and nothing else.
pub(super) fn is_url(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

fn blank(value: &Value) -> bool {
    matches!(value, Value::Null) || value.as_str().is_some_and(|t| t.trim().is_empty())
}

/// Takes the summary of what has no text, and tells of texts that were cut.
fn summarise(out: &mut Map<String, Value>, odd: &mut Vec<String>) {
    let summary = out.remove("description");
    if out.get("text").is_none_or(blank) && out.get("html").is_none_or(blank) {
        let mut summary = summary.filter(|s| !blank(s));
        for name in ["lead", "subtitle"] {
            let other = out.remove(name);
            summary = summary.or(other.filter(|s| !blank(s)));
        }
        if let Some(Value::String(summary)) = summary.filter(|s| !blank(s)) {
            odd.push("only its summary was in the file".to_owned());
            let html = is_html(&summary);
            let summary = if html { summary } else { decoded(&summary) };
            out.remove(if html { "text" } else { "html" });
            out.insert(if html { "html" } else { "text" }.to_owned(), Value::String(summary));
        }
        return;
    }
    // As news interfaces cut what is not paid for: "… [+2314 chars]".
    for name in ["text", "html"] {
        if let Some(Value::String(text)) = out.get_mut(name)
            && text.trim_end().ends_with(" chars]")
            && let Some(at) = text.rfind("[+")
        {
            let missing = text[at + 2..].split(' ').next().unwrap_or("").to_owned();
            odd.push(format!("its text was cut before it came into the file: {missing} characters are missing"));
            text.truncate(text[..at].trim_end().len());
        }
    }
}

/// A value as an article has it, out of the shapes that other programs give it.
fn plain(field: &str, value: Value) -> Value {
    match (field, value) {
        ("authors", value) => {
            let mut names = Vec::new();
            collect(&value, &mut names);
            Value::Array(names.into_iter().map(Value::String).collect())
        }
        ("date", Value::Number(n)) => n.as_i64().and_then(when::of_seconds).map_or(Value::Number(n), Value::String),
        ("date", Value::String(date)) => Value::String(when::day(&date).unwrap_or(date)),
        ("date", value @ (Value::Bool(_) | Value::Array(_))) => value,
        ("id", value) => {
            if value.is_string() || value.is_number() {
                value
            } else {
                Value::Null
            }
        }
        (field, Value::Object(mut inner)) => {
            // {"rendered": "…"}, {"name": "…"}, {"main": "…"}: one value in a wrapper.
            let names: &[&str] = &["rendered", "name", "title", "main", "text", "value", "#text", "_", "url"];
            let found = names.iter().find_map(|n| inner.get_mut(*n).filter(|v| v.is_string()).map(Value::take));
            found.map_or(Value::Null, |v| if field == "title" { unreferenced(v) } else { v })
        }
        ("text" | "lead" | "subtitle", Value::Array(list)) => {
            // Each may be an object that says its kind.
            let inner = |value| ["text", "content", "value"].into_iter().find_map(|n| Value::get(value, n));
            let paragraphs: Option<Vec<&str>> = list.iter().map(|v| inner(v).unwrap_or(v).as_str()).collect();
            paragraphs.map_or(Value::Null, |p| Value::String(p.join("\n\n")))
        }
        ("title" | "outlet", value) => unreferenced(value),
        (_, value @ Value::String(_)) => value,
        _ => Value::Null,
    }
}

fn unreferenced(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(decoded(&text).trim().to_owned()),
        _ => Value::Null,
    }
}

/// The names in what tells of authors.
fn collect(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::String(text) => names.extend(authors(text)),
        Value::Array(list) => list.iter().for_each(|one| collect(one, names)),
        Value::Object(inner) => {
            let name = ["name", "displayName", "display_name", "original"].iter().find_map(|n| inner.get(*n));
            name.into_iter().for_each(|name| collect(name, names));
        }
        _ => {}
    }
}

/// The names in a byline such as "By Ada Roe and Bo Lind, Staff Writers" or "['Ada Roe', 'Bo Lind']".
pub(crate) fn authors(line: &str) -> Vec<String> {
    let line = unlinked(line.trim());
    let line = line.as_ref();
    if let Some(list) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
        let names = list.split(',').map(|n| n.trim().trim_matches(['\'', '"']).trim());
        return names.filter(|n| !n.is_empty()).map(str::to_owned).collect();
    }
    // "ada@paper.example (Ada Roe)", as feeds have it.
    let named = if line.contains('@') { line.rsplit_once('(') } else { None };
    let line = named.map_or(line, |(_, name)| name.trim_end_matches(')').trim());
    if line.contains('@') || line.contains("://") {
        return Vec::new();
    }
    let line = ["By ", "by ", "BY ", "Von "].iter().find_map(|by| line.strip_prefix(by)).unwrap_or(line);
    let mut names = Vec::new();
    for group in line.split([';', '|', '\n']).flat_map(|g| g.split(" and ")).flat_map(|g| g.split(" & ")) {
        let pieces: Vec<&str> = group.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
        match pieces[..] {
            // "Roe, Ada"
            [last, first] if is_word(last) && is_word(first) && !is_agency(first) => {
                names.push(format!("{first} {last}"))
            }
            // What stands behind the first comma may be a role or a place.
            _ => names
                .extend(pieces.iter().enumerate().filter(|(i, p)| *i == 0 || is_name(p)).map(|(_, p)| (*p).to_owned())),
        }
    }
    names
}

/// A line in which links to notes, `[[Ada Roe]]` or `[[people/roe|Ada Roe]]`, are the names that they show.
fn unlinked(line: &str) -> Cow<'_, str> {
    if !line.contains("[[") {
        return line.into();
    }
    let shown = |link: &str| match link.split_once("]]") {
        Some((name, rest)) => format!("{}{rest}", name.rsplit('|').next().unwrap_or(name)),
        None => link.to_owned(),
    };
    line.split("[[").map(shown).collect::<String>().into()
}

fn is_word(piece: &str) -> bool {
    !piece.contains(' ') && piece.starts_with(char::is_uppercase)
}

fn is_agency(piece: &str) -> bool {
    piece.chars().all(|c| c.is_uppercase()) || piece == "Reuters"
}

/// Whether a piece behind a comma is a name and no role.
fn is_name(piece: &str) -> bool {
    const ROLES: &[&str] = &[
        "writer",
        "writers",
        "editor",
        "reporter",
        "reporters",
        "correspondent",
        "staff",
        "news",
        "press",
        "for",
        "the",
    ];
    let words: Vec<&str> = piece.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|w| w.starts_with(char::is_uppercase) && !ROLES.contains(&w.to_ascii_lowercase().as_str()))
}

/// Whether a text is HTML: it ends elements of prose.
pub(crate) fn is_html(text: &str) -> bool {
    ["</p>", "</P>", "</div>", "<br>", "<br/>", "<br />", "</li>", "</h2>"].iter().any(|end| text.contains(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fields_are_known_however_they_are_written() {
        let told = |name: &str| field(name).map(|f| f.0);
        assert_eq!(told("Publication Date"), Some("date"));
        assert_eq!(told("pubDate"), Some("date"));
        assert_eq!(told(" FULL_TEXT "), Some("text"));
        assert_eq!(told("content:encoded"), Some("html"));
        for (name, field) in [("post_title", "title"), ("post_content", "text"), ("Título", "title"), ("Fecha", "date")]
        {
            assert_eq!(told(name), Some(field), "{name}");
        }
        assert_eq!(told("Stand-first"), Some("subtitle"));
        assert_eq!(told("section"), None);
        assert_eq!(told(""), None);
    }

    #[test]
    fn an_articles_own_text_is_not_replaced() {
        let read = |text: &str| canonical(serde_json::from_str(text).unwrap()).0;
        let both = read(r#"{"html": "<p>x</p>", "content": "y", "summary": "z", "headline": "T"}"#);
        assert_eq!(
            (both.get("html").unwrap(), both.get("text"), both.get("title").unwrap()),
            (&"<p>x</p>".into(), None, &"T".into())
        );
        assert_eq!(read(r#"{"text": "", "content": "y"}"#)["text"], "y");
        assert_eq!(read(r#"{"body": "<p>y</p>"}"#)["html"], "<p>y</p>");
        assert_eq!(read(r#"{"body": ["a", "b"]}"#)["text"], "a\n\nb");
        assert_eq!(read(r#"{"paragraphs": [{"type": "p", "text": "a"}, {"text": "b"}]}"#)["text"], "a\n\nb");
        assert_eq!(read(r#"{"story": "AT&amp;T"}"#)["text"], "AT&T");
        assert_eq!(read(r#"{"text": "AT&amp;T"}"#)["text"], "AT&amp;T");
    }

    #[test]
    fn only_a_source_with_a_path_is_the_address_of_an_article_that_no_other_field_has() {
        let of = |fields: &str| {
            let read = canonical(serde_json::from_str(fields).unwrap()).0;
            ["url", "outlet"].map(|n| read.get(n).and_then(Value::as_str).unwrap_or_default().to_owned())
        };
        let [a, site] = ["https://ness.example/a", "https://ness.example"];
        for (fields, [url, outlet]) in [
            (r#"{"publisher": "https://ness.example", "permalink": "https://ness.example/a"}"#, [a, ""]),
            (r#"{"source": "https://ness.example/wire", "enlace": "https://ness.example/a"}"#, [a, ""]),
            (r#"{"Quelle": "https://ness.example/a", "Zeitung": "Ness Herald"}"#, [a, "Ness Herald"]),
            (r#"{"source": "https://ness.example/"}"#, ["", ""]),
            (r#"{"website": "https://ness.example/a"}"#, ["", ""]),
            (r#"{"outlet": "https://ness.example"}"#, ["", site]),
        ] {
            assert_eq!(of(fields), [url, outlet], "{fields}");
        }
    }

    #[test]
    fn an_address_is_no_outlet() {
        let text = r#"{"source": "https://ness.example/a", "hostname": "ness.example", "source-hostname": "Ness Herald", "raw_text": "x"}"#;
        let read = canonical(serde_json::from_str(text).unwrap()).0;
        assert_eq!(
            (&read["url"], &read["outlet"], &read["text"]),
            (&"https://ness.example/a".into(), &"Ness Herald".into(), &"x".into())
        );
        let named =
            canonical(serde_json::from_str(r#"{"source": "https://a.example", "url": "https://b.example"}"#).unwrap())
                .0;
        assert_eq!((&named["url"], named.get("outlet")), (&"https://b.example".into(), None));
    }

    #[test]
    fn what_stands_above_a_text_is_read_in_every_shape_or_named() {
        let read = |text: &str| canonical(serde_json::from_str(text).unwrap());
        for name in ["lead", "standfirst"] {
            let (fields, _, unread) = read(&format!(r#"{{"text": "x", "{name}": ["It was wet.", "Roofs leak."]}}"#));
            assert_eq!(
                (&fields[super::field(name).unwrap().0], unread.len()),
                (&"It was wet.\n\nRoofs leak.".into(), 0)
            );
        }
        for odd in [r#""lead": [1]"#, r#""speaker": 3"#, r#""dek": {"a": 1}"#, r#""standfirst": "a", "dek": "b""#] {
            let (_, _, unread) = read(&format!(r#"{{"text": "x", {odd}}}"#));
            assert_eq!(unread.len(), 1, "{odd}");
        }
    }

    #[test]
    fn tags_are_taken_off_and_other_signs_are_not() {
        for (html, text) in [
            ("a <b>c</b> <d & 1 < 2 > 3", "a c <d & 1 < 2 > 3"),
            ("<p title='a > b'>One</p><p>H<sub>2</sub>O &amp; <br/>two", "One H2O & two"),
        ] {
            assert_eq!(without_tags(html), text);
        }
        assert_eq!(without_tags(&"<a".repeat(500_000)).len(), 1_000_000);
    }

    #[test]
    fn a_byline_of_brackets_ends() {
        assert!(authors(&"a@b.example (".repeat(200_000)).is_empty());
    }

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut all: Vec<&str> = FIELDS.iter().flat_map(|f| f.1).copied().collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn bylines_are_taken_apart_where_names_end() {
        for (line, names) in [
            ("By Ada Roe", &["Ada Roe"][..]),
            ("Ada Roe and Bo Lind", &["Ada Roe", "Bo Lind"]),
            ("Ada Roe, Bo Lind and Cy Moe, Staff Writers", &["Ada Roe", "Bo Lind", "Cy Moe"]),
            ("Ada Roe, Staff Writer", &["Ada Roe"]),
            ("Roe, Ada", &["Ada Roe"]),
            ("['Ada Roe', \"Bo Lind\"]", &["Ada Roe", "Bo Lind"]),
            ("desk@ness.example (Ada Roe)", &["Ada Roe"]),
            ("desk@ness.example", &[]),
            ("https://ness.example/ada", &[]),
            ("[[Ada Roe]], [[people/lind|Bo Lind]]", &["Ada Roe", "Bo Lind"]),
            ("Ada Roe; Bo Lind", &["Ada Roe", "Bo Lind"]),
            ("", &[]),
        ] {
            assert_eq!(authors(line), names, "{line}");
        }
    }
}
