@extends('layouts.app')
@section('content')
<table class="table">
  <thead><tr><th>Name</th><th>Grade</th><th>Source</th></tr></thead>
  @foreach ($students as $s)
    <tr data-import-id="{{ $s->import_id }}">
      <td>{{ $s->last_name }}, {{ $s->first_name }}</td>
      <td>{{ $s->grade }}</td>
      <td>{{ __('sources.' . $s->import_source) }}</td>
    </tr>
  @endforeach
</table>
{{ $students->links() }}
@endsection
