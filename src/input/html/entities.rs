//! Character references: the names of HTML 4 and those of HTML 5 that news pages use.

/// Names and code points, sorted by name.
#[rustfmt::skip]
const NAMES: &[(&str, u16)] = &[
    ("AElig", 198), ("Aacute", 193), ("Acirc", 194), ("Agrave", 192), ("Alpha", 913), ("Aring", 197), ("Atilde", 195),
    ("Auml", 196), ("Beta", 914), ("Cacute", 262), ("Ccaron", 268), ("Ccedil", 199), ("Chi", 935), ("Dagger", 8225),
    ("Delta", 916), ("ETH", 208), ("Eacute", 201), ("Ecirc", 202), ("Egrave", 200), ("Epsilon", 917), ("Eta", 919),
    ("Euml", 203), ("Gamma", 915), ("Iacute", 205), ("Icirc", 206), ("Igrave", 204), ("Iota", 921), ("Iuml", 207),
    ("Kappa", 922), ("Lambda", 923), ("Lstrok", 321), ("Mu", 924), ("Ntilde", 209), ("Nu", 925), ("OElig", 338),
    ("Oacute", 211), ("Ocirc", 212), ("Ograve", 210), ("Omega", 937), ("Omicron", 927), ("Oslash", 216),
    ("Otilde", 213), ("Ouml", 214), ("Phi", 934), ("Pi", 928), ("Prime", 8243), ("Psi", 936), ("Rho", 929),
    ("Sacute", 346), ("Scaron", 352), ("Scedil", 350), ("Sigma", 931), ("THORN", 222), ("Tau", 932), ("Theta", 920),
    ("Uacute", 218), ("Ucirc", 219), ("Ugrave", 217), ("Upsilon", 933), ("Uuml", 220), ("Xi", 926), ("Yacute", 221),
    ("Yuml", 376), ("Zcaron", 381), ("Zeta", 918), ("aacute", 225), ("abreve", 259), ("acirc", 226), ("acute", 180),
    ("aelig", 230), ("agrave", 224), ("alefsym", 8501), ("alpha", 945), ("amacr", 257), ("amp", 38), ("and", 8743),
    ("ang", 8736), ("aogon", 261), ("apos", 39), ("aring", 229), ("ast", 42), ("asymp", 8776), ("atilde", 227),
    ("auml", 228), ("bdquo", 8222), ("beta", 946), ("breve", 728), ("brvbar", 166), ("bsol", 92), ("bull", 8226),
    ("cacute", 263), ("cap", 8745), ("caron", 711), ("ccaron", 269), ("ccedil", 231), ("cedil", 184), ("cent", 162),
    ("check", 10003), ("chi", 967), ("circ", 710), ("clubs", 9827), ("colon", 58), ("comma", 44), ("commat", 64),
    ("cong", 8773), ("copy", 169), ("crarr", 8629), ("cup", 8746), ("curren", 164), ("dArr", 8659), ("dagger", 8224),
    ("darr", 8595), ("dash", 8208), ("deg", 176), ("delta", 948), ("diams", 9830), ("divide", 247), ("dollar", 36),
    ("dot", 729), ("dstrok", 273), ("eacute", 233), ("ecaron", 283), ("ecirc", 234), ("egrave", 232), ("emacr", 275),
    ("empty", 8709), ("emsp", 8195), ("ensp", 8194), ("eogon", 281), ("epsilon", 949), ("equals", 61),
    ("equiv", 8801), ("eta", 951), ("eth", 240), ("euml", 235), ("euro", 8364), ("excl", 33), ("exist", 8707),
    ("fnof", 402), ("forall", 8704), ("frac12", 189), ("frac13", 8531), ("frac14", 188), ("frac18", 8539),
    ("frac23", 8532), ("frac34", 190), ("frasl", 8260), ("gamma", 947), ("gbreve", 287), ("ge", 8805), ("grave", 96),
    ("gt", 62), ("hArr", 8660), ("hairsp", 8202), ("half", 189), ("harr", 8596), ("hearts", 9829), ("hellip", 8230),
    ("horbar", 8213), ("hyphen", 8208), ("iacute", 237), ("icirc", 238), ("iexcl", 161), ("igrave", 236),
    ("imacr", 299), ("image", 8465), ("infin", 8734), ("inodot", 305), ("int", 8747), ("iota", 953), ("iquest", 191),
    ("isin", 8712), ("iuml", 239), ("kappa", 954), ("lArr", 8656), ("lambda", 955), ("lang", 9001), ("laquo", 171),
    ("larr", 8592), ("lbrace", 123), ("lbrack", 91), ("lceil", 8968), ("lcub", 123), ("ldquo", 8220),
    ("ldquor", 8222), ("le", 8804), ("lfloor", 8970), ("lowast", 8727), ("lowbar", 95), ("loz", 9674), ("lpar", 40),
    ("lrm", 8206), ("lsaquo", 8249), ("lsqb", 91), ("lsquo", 8216), ("lsquor", 8218), ("lstrok", 322), ("lt", 60),
    ("macr", 175), ("mdash", 8212), ("micro", 181), ("middot", 183), ("minus", 8722), ("mldr", 8230), ("mu", 956),
    ("nabla", 8711), ("nacute", 324), ("nbsp", 160), ("ndash", 8211), ("ne", 8800), ("newline", 10), ("ni", 8715),
    ("not", 172), ("notin", 8713), ("nsub", 8836), ("ntilde", 241), ("nu", 957), ("num", 35), ("numsp", 8199),
    ("oacute", 243), ("ocirc", 244), ("odblac", 337), ("oelig", 339), ("ogon", 731), ("ograve", 242), ("oline", 8254),
    ("omacr", 333), ("omega", 969), ("omicron", 959), ("oplus", 8853), ("or", 8744), ("ordf", 170), ("ordm", 186),
    ("oslash", 248), ("otilde", 245), ("otimes", 8855), ("ouml", 246), ("para", 182), ("part", 8706), ("percnt", 37),
    ("period", 46), ("permil", 8240), ("perp", 8869), ("phi", 966), ("phone", 9742), ("pi", 960), ("piv", 982),
    ("plus", 43), ("plusmn", 177), ("pound", 163), ("prime", 8242), ("prod", 8719), ("prop", 8733), ("psi", 968),
    ("puncsp", 8200), ("quest", 63), ("quot", 34), ("rArr", 8658), ("radic", 8730), ("rang", 9002), ("raquo", 187),
    ("rarr", 8594), ("rbrace", 125), ("rbrack", 93), ("rcaron", 345), ("rceil", 8969), ("rcub", 125), ("rdquo", 8221),
    ("rdquor", 8221), ("real", 8476), ("reg", 174), ("rfloor", 8971), ("rho", 961), ("ring", 730), ("rlm", 8207),
    ("rpar", 41), ("rsaquo", 8250), ("rsqb", 93), ("rsquo", 8217), ("rsquor", 8217), ("sacute", 347), ("sbquo", 8218),
    ("scaron", 353), ("scedil", 351), ("sdot", 8901), ("sect", 167), ("semi", 59), ("shy", 173), ("sigma", 963),
    ("sigmaf", 962), ("sim", 8764), ("sol", 47), ("spades", 9824), ("star", 9734), ("starf", 9733), ("sub", 8834),
    ("sube", 8838), ("sum", 8721), ("sup", 8835), ("sup1", 185), ("sup2", 178), ("sup3", 179), ("supe", 8839),
    ("szlig", 223), ("tab", 9), ("tau", 964), ("there4", 8756), ("theta", 952), ("thetasym", 977), ("thinsp", 8201),
    ("thorn", 254), ("tilde", 732), ("times", 215), ("trade", 8482), ("uArr", 8657), ("uacute", 250), ("uarr", 8593),
    ("ucirc", 251), ("udblac", 369), ("ugrave", 249), ("umacr", 363), ("uml", 168), ("upsih", 978), ("upsilon", 965),
    ("uuml", 252), ("verbar", 124), ("vert", 124), ("weierp", 8472), ("xi", 958), ("yacute", 253), ("yen", 165),
    ("yuml", 255), ("zcaron", 382), ("zerowidthspace", 8203), ("zeta", 950), ("zwj", 8205), ("zwnj", 8204),
];

/// The code points that Windows-1252 bytes stand for where a page numbers them as characters (128 to 159).
const WINDOWS: [u16; 32] = [
    0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
    0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
    0x17e, 0x178,
];

/// Appends `source` with its character references decoded.
pub(super) fn decode(source: &str, out: &mut String) {
    let mut rest = source;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((c, len)) => {
                out.push(c);
                rest = &rest[len..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

/// The character of the reference at the start of `text`, and the reference's length.
fn reference(text: &str) -> Option<(char, usize)> {
    let body = &text[1..];
    if let Some(digits) = body.strip_prefix('#') {
        let (digits, radix, skip) = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 3),
            None => (digits, 10, 2),
        };
        let len = digits.bytes().take_while(|b| (*b as char).is_digit(radix)).count();
        if len == 0 {
            return None;
        }
        let end = skip + len;
        let value = u32::from_str_radix(&digits[..len], radix).unwrap_or(0);
        let value = match value {
            128..=159 => u32::from(WINDOWS[value as usize - 128]),
            0 => 0xfffd,
            v => v,
        };
        let c = char::from_u32(value).unwrap_or('\u{fffd}');
        return Some((c, end + usize::from(text[end..].starts_with(';'))));
    }
    let len = body.bytes().take(32).take_while(u8::is_ascii_alphanumeric).count();
    let name = &body[..len];
    let closed = body[len..].starts_with(';');
    let found = |n: &str| {
        let at = NAMES.binary_search_by(|(k, _)| k.cmp(&n)).ok()?;
        char::from_u32(u32::from(NAMES[at].1))
    };
    if closed && let Some(c) = found(name) {
        return Some((c, len + 2));
    }
    // Without a semicolon only the oldest names are references.
    ["amp", "lt", "gt", "quot", "nbsp", "copy", "reg"]
        .iter()
        .find(|n| !closed && name.starts_with(**n))
        .and_then(|n| Some((found(n)?, n.len() + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(s: &str) -> String {
        let mut out = String::new();
        decode(s, &mut out);
        out
    }

    #[test]
    fn references() {
        assert!(NAMES.is_sorted_by_key(|n| n.0));
        assert_eq!(decoded("Roe &amp; Hale &#8217;s &#x201C;no&rdquo; &eacute;"), "Roe & Hale ’s “no” é");
        assert_eq!(decoded("a &b &#; &#x; &nosuch; &amp &#150; &#0;"), "a &b &#; &#x; &nosuch; & – \u{fffd}");
        assert_eq!(decoded("&"), "&");
    }
}
