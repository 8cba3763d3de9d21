#!/usr/bin/env bash
# try_hook.sh REPOSITORY FOLDER: pre-commit runs our hooks in another repository, as a stranger's would.
# The faulty draft must be refused at the right line, and the sound one must pass.
set -euo pipefail
repository=$1 folder=$2
out=$(mktemp); trap 'rm -f "$out"' EXIT
rm -rf "$folder" && mkdir -p "$folder" && cd "$folder"
git init -q . && git config user.email a@example.com && git config user.name A
cp "$repository/examples/drafts/claims-handling.yaml" draft.yaml
printf 'a: [not, an, agreement]\n' > values.yaml
printf '# Notes\n\nNo word of contracts.\n' > notes.md
git add . && git commit -q -m drafts

line=$(grep -n 'target: 90' draft.yaml | cut -d: -f1)
for hook in sla-lint sla-lint-all; do
  code=0; pre-commit try-repo "$repository" "$hook" --all-files > "$out" 2>&1 || code=$?
  [ "$code" = 1 ] || { cat "$out"; echo "$hook: exit code $code instead of 1"; exit 1; }
  grep -q "draft.yaml:$line:.*disordered-thresholds" "$out" || { cat "$out"; echo "$hook does not name line $line"; exit 1; }
done
cp "$repository/examples/agreements/service-desk.yaml" draft.yaml
git add . && git commit -q -m sound
for hook in sla-lint sla-lint-all; do
  pre-commit try-repo "$repository" "$hook" --all-files > "$out" 2>&1 || { cat "$out"; echo "$hook refuses a sound draft"; exit 1; }
done
echo "the hooks refuse the faulty draft and pass the sound one"
