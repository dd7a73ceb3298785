// Made from src/files/formats.rs: `cargo xtask types` writes this file anew.

/** What a file picker is to accept: every kind of file that is read. */
export const ACCEPT = '.txt,.text,.html,.htm,.xhtml,.md,.markdown,.json,.jsonl,.ndjson,.csv,.tsv,.srt,.vtt,.docx,.docm,.dotx,.odt,.ott,.fodt,.epub,.pdf,.zip,text/plain,text/html,application/xhtml+xml,text/markdown,application/json,application/jsonl,text/csv,text/tab-separated-values,application/x-subrip,text/vtt,application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/vnd.oasis.opendocument.text,application/epub+zip,application/pdf,application/zip,application/x-zip-compressed';
