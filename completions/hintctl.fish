complete --command hintctl --no-files --keep-order --condition '
    set -g _hintctl_found (env _HINTCTL_COMPLETE=complete_fish _TYPER_COMPLETE_ARGS=(commandline -cp) hintctl)
    test -n "$_hintctl_found"
' --arguments '$_hintctl_found'
