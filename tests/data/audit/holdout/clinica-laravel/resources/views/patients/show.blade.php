@extends('layouts.app')

@section('content')
<h1>{{ $patient->first_name }} {{ $patient->last_name }}</h1>

<dl class="row">
    <dt class="col-3">Date of birth</dt>
    <dd class="col-9">{{ optional($patient->birth_date)->format('m/d/Y') }}</dd>
    <dt class="col-3">Hint</dt>
    <dd class="col-9">
        @if ($patient->hint_import_id)
            <a href="https://app.hint.com/patients/{{ $patient->hint_id }}">{{ $patient->hint_id }}</a>
        @else
            <span class="text-muted">not linked</span>
        @endif
    </dd>
    @if ($patient->csv_import_id)
        <dt class="col-3">Import</dt>
        <dd class="col-9"><a href="/imports/{{ $patient->csv_import_id }}">#{{ $patient->csv_import_id }}</a></dd>
    @endif
</dl>
@endsection
