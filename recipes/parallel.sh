#!/bin/sh
# Reports of many articles with GNU parallel and the program: parallel.sh ARTICLES.jsonl [JOBS] > reports.jsonl
# The file is cut at line ends into ten pieces for each job, which go out in order. With --sshloginfile FILE, jobs run
# on other machines too.
set -eu
exec parallel --will-cite --pipepart --arg-file "$1" --block -10 --keep-order --jobs "${2:-100%}" \
    "${NUTGRAF:-nutgraf}" articles --jobs 1 --keep-going --offsets char
