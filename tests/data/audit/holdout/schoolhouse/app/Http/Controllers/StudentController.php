<?php

namespace App\Http\Controllers;

use App\Models\Student;
use Illuminate\Http\Request;

class StudentController extends Controller
{
    public function index(Request $request)
    {
        $students = Student::query()
            ->when($request->import_id, fn ($q, $id) => $q->where('import_id', $id))
            ->orderBy('last_name')
            ->paginate(50);

        return view('students.index', compact('students'));
    }

    public function update(Request $request, Student $student)
    {
        $data = $request->validate([
            'email' => 'nullable|email',
            'password_hint' => 'nullable|string',
            'import_source' => 'in:powerschool,skyward,manual',
        ]);
        $student->update($data);

        return back();
    }
}
