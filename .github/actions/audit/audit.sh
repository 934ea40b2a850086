# Audits the working directory: annotations on stdout, and a SARIF file if AUDIT_SARIF is true.
# In: HINTCTL (the program), AUDIT_PATHS, AUDIT_MIN_CONFIDENCE, AUDIT_BASELINE, AUDIT_SINCE, AUDIT_SARIF, RUNNER_TEMP.
# Out, through GITHUB_OUTPUT: code, the audit's exit code if it is 0 or 1, and sarif, the file. Fails if it is another.
set -eo pipefail # not -u: to the Bash of macOS, an empty list is an unset one

case $AUDIT_SARIF in
  true | false) ;;
  *) echo "::error title=hintctl audit::The input sarif is neither true nor false." && exit 2 ;;
esac

options=()
[ -z "$AUDIT_MIN_CONFIDENCE" ] || options+=("--min-confidence=$AUDIT_MIN_CONFIDENCE")
[ -z "$AUDIT_BASELINE" ] || options+=("--baseline=$AUDIT_BASELINE")
[ -z "$AUDIT_SINCE" ] || options+=("--since=$AUDIT_SINCE")
paths=()
while IFS= read -r path; do
  path=${path%$'\r'}
  [ -n "${path//[[:blank:]]/}" ] || continue
  [ "$path" != - ] || path=$PWD/- # a file of that name, not stdin
  paths+=("$path")
done <<<"$AUDIT_PATHS"

code=0
"$HINTCTL" audit --format github "${options[@]}" -- "${paths[@]}" || code=$?
[ "$code" -le 1 ] || exit "$code"
if [ "$AUDIT_SARIF" = true ]; then
  sarif=$RUNNER_TEMP/hintctl-audit.sarif
  # It ends with 1 if something could not be read, which is in the file, and in the code above.
  "$HINTCTL" audit --format sarif --output "$sarif" --exit-zero "${options[@]}" -- "${paths[@]}" || [ $? -eq 1 ]
  echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
fi
echo "code=$code" >>"$GITHUB_OUTPUT"
