@extends('layouts.app')

@section('content')
  <h2>{{ $member->first_name }} {{ $member->last_name }}</h2>
  <table class="table table-sm">
    <tr><th>Member no.</th><td>{{ $member->member_no }}</td></tr>
    <tr><th>Billing</th><td>{{ $member->dpc_id }}</td></tr>
    @if ($member->import_id)
      <tr><th>Imported from</th><td>{{ $member->import_source }} ({{ $member->import_id }})</td></tr>
    @endif
    <tr><th>Chart</th><td><input name="external_link_id" value="{{ $member->external_link_id }}"></td></tr>
  </table>
@endsection
