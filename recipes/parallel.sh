#!/bin/sh
# Reports of many articles with GNU parallel and the program:
#     parallel.sh ARTICLES.jsonl [JOBS [OPTION OF parallel...]] > reports.jsonl
# The file is cut at line ends into ten pieces for each job, which go out in order. With --sshloginfile FILE behind the
# number of jobs, they run on other machines too.
set -eu
case "$1" in *.gz | *.zst | *.bz2 | *.xz)
    echo "parallel.sh: $1 is packed and cannot be cut into pieces: unpack it first" >&2
    exit 1 ;;
esac
[ -r "$1" ] || { echo "parallel.sh: $1 cannot be read" >&2; exit 1; }
articles=$1
jobs=${2:-100%}
shift
[ $# -eq 0 ] || shift
exec parallel --will-cite --pipepart --arg-file "$articles" --block -10 --keep-order --jobs "$jobs" "$@" \
    "${NUTGRAF:-nutgraf}" articles --jobs 1 --keep-going --offsets char
