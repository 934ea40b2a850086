<dl class="meta">
  <dt>Author</dt>
  <dd>{{ $article->author?->name ?? '–' }}</dd>
  @if ($article->isImported())
    <dt>Imported from</dt>
    <dd>{{ $article->import_source }} #{{ $article->import_id }}</dd>
  @endif
  <dt>Hint</dt>
  <dd class="hint">Leads longer than 200 characters are cut in the newsletter.</dd>
</dl>
<input type="hidden" name="import_source" value="{{ old('import_source', $article->import_source) }}">
