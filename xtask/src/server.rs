//! A small static file server for localhost, with the headers that the page is meant to be served with.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::offline;

/// The policy that the page must work under: its own files only, no inline script or style, no `eval` but wasm's, and no
/// text where a script or markup could be made of it.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                      require-trusted-types-for 'script'; trusted-types nutgraf";
/// Where the browsers send what the policy forbade, in tests.
const REPORTS: &str = "/__csp";
/// Where the test's probe is served.
const PROBE: &str = "/__probe.js";

/// What is served.
#[derive(Clone, Default)]
pub(crate) struct Site {
    /// The folder behind `/`.
    pub(crate) root: PathBuf,
    /// Folders behind other prefixes, such as `/bench/`.
    pub(crate) mounts: Vec<(&'static str, PathBuf)>,
    /// Paths that are never answered, for tests of what does not come.
    pub(crate) stalled: Vec<&'static str>,
    /// A script that every page loads first, for tests that watch the page.
    pub(crate) probe: Option<PathBuf>,
    /// What browsers have reported as forbidden since it was last asked for, where a probe is set.
    pub(crate) violations: Arc<Mutex<Vec<String>>>,
}

/// Opens a port of localhost; 0 takes any free one.
pub(crate) fn listen(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind(("127.0.0.1", port)).map_err(|e| format!("cannot listen on port {port}: {e}"))
}

/// The address of an open port.
pub(crate) fn address(listener: &TcpListener) -> Result<String, String> {
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    Ok(format!("http://localhost:{}/", address.port()))
}

/// Serves until the program ends, a thread for each connection.
pub(crate) fn serve(listener: &TcpListener, site: &Arc<Site>) {
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(site);
        // A browser that hangs up in the middle is no error of the server's.
        std::thread::spawn(move || drop(answer(&site, &stream)));
    }
}

/// Serves in the background and gives the address.
pub(crate) fn start(site: Site) -> Result<String, String> {
    let listener = listen(0)?;
    let address = address(&listener)?;
    std::thread::spawn(move || serve(&listener, &Arc::new(site)));
    Ok(address)
}

fn answer(site: &Site, stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    // More than any browser's request header; a longer one ends here.
    let mut reader = BufReader::new(stream.take(1 << 20));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next().unwrap_or("").to_owned(), words.next().unwrap_or("").to_owned());
    let mut length = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    if site.stalled.contains(&target.split('?').next().unwrap_or("")) {
        // Until the browser gives up.
        stream.set_read_timeout(None)?;
        return io::copy(&mut reader, &mut io::sink()).map(drop);
    }
    let reply = match method.as_str() {
        "GET" | "HEAD" => site.get(&target),
        "POST" if site.probe.is_some() && target == REPORTS => {
            let mut body = Vec::new();
            reader.take(length).read_to_end(&mut body)?;
            let report = String::from_utf8_lossy(&body).into_owned();
            site.violations.lock().expect("no thread panics with the list").push(report);
            Reply { status: "204 No Content", kind: "text/plain", body: Vec::new() }
        }
        _ => Reply::plain("405 Method Not Allowed"),
    };
    let mut policy = POLICY.to_owned();
    if site.probe.is_some() {
        policy = format!("{POLICY}; report-uri {REPORTS}");
    }
    let mut out = io::BufWriter::new(stream);
    write!(
        out,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {policy}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n\r\n",
        reply.status,
        reply.kind,
        reply.body.len(),
    )?;
    if method != "HEAD" {
        out.write_all(&reply.body)?;
    }
    out.flush()
}

struct Reply {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Reply {
    fn plain(status: &'static str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", body: format!("{status}\n").into_bytes() }
    }
}

impl Site {
    fn get(&self, target: &str) -> Reply {
        let path = target.split(['?', '#']).next().unwrap_or("");
        if path == PROBE
            && let Some(probe) = &self.probe
        {
            return file(probe).unwrap_or_else(|| Reply::plain("404 Not Found"));
        }
        if path == REPORTS && self.probe.is_some() {
            let reports = std::mem::take(&mut *self.violations.lock().expect("no thread panics with the list"));
            let body = serde_json::to_vec(&reports).unwrap_or_default();
            return Reply { status: "200 OK", kind: "application/json", body };
        }
        // Files may have changed since they were built.
        if path.strip_prefix('/') == Some(offline::LIST)
            && self.root.join("sw.js").is_file()
            && let Ok(list) = offline::list(&self.root)
        {
            return Reply { status: "200 OK", kind: "application/json", body: list.into_bytes() };
        }
        let Some(found) = self.find(path) else { return Reply::plain("404 Not Found") };
        let Some(mut reply) = file(&found) else { return Reply::plain("404 Not Found") };
        if self.probe.is_some() && reply.kind.starts_with("text/html") {
            reply.body = with_probe(&reply.body);
        }
        reply
    }

    /// The file that a path of the address stands for: only a plain path below one of the site's folders.
    fn find(&self, path: &str) -> Option<PathBuf> {
        let mount = self.mounts.iter().find_map(|(prefix, dir)| Some((dir, path.strip_prefix(prefix)?)));
        let (dir, rest) = mount.or_else(|| Some((&self.root, path.strip_prefix('/')?)))?;
        let rest = PathBuf::from(percent_decoded(rest)?);
        if !rest.components().all(|c| matches!(c, Component::Normal(_))) {
            return None;
        }
        let mut found = dir.join(rest);
        if found.is_dir() {
            found.push("index.html");
        }
        // A symbolic link must not lead out of the folder either.
        let (found, dir) = (found.canonicalize().ok()?, dir.canonicalize().ok()?);
        (found.starts_with(dir) && found.is_file()).then_some(found)
    }
}

fn file(path: &Path) -> Option<Reply> {
    Some(Reply { status: "200 OK", kind: mime(path), body: std::fs::read(path).ok()? })
}

/// The page with the probe as its first script.
fn with_probe(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    page.replacen("<head>", &format!("<head><script src=\"{PROBE}\"></script>"), 1).into_bytes()
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut out = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(b) = bytes.next() {
        if b == b'%' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            out.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            out.push(b);
        }
    }
    String::from_utf8(out).ok().filter(|p| !p.contains(['\0', '\\']))
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" | "md" | "jsonl" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> Site {
        let base = std::env::temp_dir().join(format!("nutgraf-server-{}-{name}", std::process::id()));
        let root = base.join("www");
        std::fs::create_dir_all(root.join("sub dir")).expect("the folder can be made");
        for (name, text) in [("www/index.html", "<head></head>"), ("www/sub dir/a.wasm", "w"), ("secret.txt", "s")] {
            std::fs::write(base.join(name), text).expect("the file can be written");
        }
        Site { root, ..Site::default() }
    }

    fn get(site: &Site, request: &str) -> String {
        let address = start(site.clone()).expect("a port is free");
        let port = address.trim_start_matches("http://localhost:").trim_end_matches('/');
        let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).expect("the server listens");
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("the server answers");
        reply
    }

    #[test]
    fn files_come_with_their_type_and_the_policy() {
        let reply = get(&site("files"), "GET /sub%20dir/a.wasm?x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert!(reply.starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/wasm\r\n"), "{reply}");
        assert!(reply.contains("\r\nContent-Security-Policy: default-src 'self'; script-src 'self'"), "{reply}");
        assert!(reply.ends_with("\r\n\r\nw"), "{reply}");
    }

    #[test]
    fn a_folder_gives_its_index_and_a_head_no_body() {
        let site = site("index");
        assert!(get(&site, "GET / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n<head></head>"));
        assert!(get(&site, "HEAD / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(get(&site, "DELETE / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = site("outside");
        assert!(site.root.join("../secret.txt").is_file());
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/sub dir/../../secret.txt",
            "//etc/passwd",
            "/..%2fsecret.txt",
            "/%00",
            "secret.txt",
            "/%zz",
            "",
        ] {
            assert_eq!(site.find(path), None, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let site = site("link");
        let link = site.root.join("link.txt");
        drop(std::fs::remove_file(&link));
        std::os::unix::fs::symlink("../secret.txt", link).expect("a link can be made");
        assert_eq!(site.find("/link.txt"), None);
    }

    #[test]
    fn what_is_kept_for_offline_is_told_as_the_files_are_now() {
        let site = site("offline");
        let told = || get(&site, "GET /pkg/offline.json HTTP/1.1\r\n\r\n");
        assert!(told().starts_with("HTTP/1.1 404"));
        std::fs::write(site.root.join("sw.js"), "1").expect("the file can be written");
        let before = told();
        assert!(before.contains("\"index.html\":\""), "{before}");
        std::fs::write(site.root.join("index.html"), "<head>2</head>").expect("the file can be written");
        assert_ne!(told(), before);
    }

    #[test]
    fn a_stalled_path_is_not_answered() {
        let site = Site { stalled: vec!["/slow.js"], ..site("stalled") };
        let address = start(site).expect("a port is free");
        let port = address.trim_start_matches("http://localhost:").trim_end_matches('/');
        let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).expect("the server listens");
        stream.write_all(b"GET /slow.js?x HTTP/1.1\r\n\r\n").expect("the server reads");
        stream.shutdown(std::net::Shutdown::Write).expect("no more is asked for");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("the server hangs up with us");
        assert_eq!(reply, "");
    }

    #[test]
    fn the_probe_is_the_first_script_of_a_page() {
        let base = site("probe");
        let probe = base.root.join("probe.js");
        std::fs::write(&probe, "1").expect("the file can be written");
        let site = Site { probe: Some(probe), ..base };
        let reply = get(&site, "GET / HTTP/1.1\r\n\r\n");
        assert!(reply.ends_with("<head><script src=\"/__probe.js\"></script></head>"), "{reply}");
        assert!(get(&site, "GET /__probe.js HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n1"));
        get(&site, "POST /__csp HTTP/1.1\r\nContent-Length: 3\r\n\r\nbad");
        assert!(get(&site, "GET /__csp HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n[\"bad\"]"));
        assert!(get(&site, "GET /__csp HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n[]"));
    }
}
