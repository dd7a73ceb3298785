// Made from src/files/formats.rs: `cargo xtask types` writes this file anew.

/** What a file picker is to accept: every kind of file that is read. */
export const ACCEPT = '.txt,.text,.html,.htm,.xhtml,.md,.markdown,.json,.jsonl,.ndjson,.csv,.tsv,.srt,.vtt,.docx,.docm,.dotx,.odt,.ott,.fodt,.epub,.pdf,.rtf,.eml,.emlx,.mbox,.mbx,.mht,.mhtml,.rss,.atom,.rdf,.xml,.zip,text/plain,text/html,application/xhtml+xml,text/markdown,application/json,application/jsonl,text/csv,text/tab-separated-values,application/x-subrip,text/vtt,application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/vnd.oasis.opendocument.text,application/epub+zip,application/pdf,application/rtf,text/rtf,message/rfc822,application/mbox,multipart/related,application/x-mimearchive,application/rss+xml,application/atom+xml,application/zip,application/x-zip-compressed';

/** The endings of those whose readers are fetched when such a file comes. */
export const OPTIONAL = '.md,.markdown,.csv,.tsv,.srt,.vtt,.docx,.docm,.dotx,.odt,.ott,.fodt,.epub,.pdf,.rtf,.eml,.emlx,.mbox,.mbx,.mht,.mhtml,.rss,.atom,.rdf,.xml,.zip';
