# Installs hintctl from the checkout that this action is a part of, into an environment of its own.
# In: PYTHON, RUNNER_TEMP, GITHUB_ACTION_PATH. Out, through GITHUB_OUTPUT: hintctl, the program.
# -I: what is audited is the working directory, and none of it is to be imported.
set -euo pipefail

environment=$RUNNER_TEMP/hintctl-audit
"$PYTHON" -I -m venv "$environment"
programs=$environment/bin
[ -d "$programs" ] || programs=$environment/Scripts # on Windows
"$programs/python" -I -m pip install --quiet --disable-pip-version-check "$GITHUB_ACTION_PATH/../../.."
echo "hintctl=$programs/hintctl" >>"$GITHUB_OUTPUT"
