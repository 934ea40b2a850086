import 'package:dio/dio.dart';

import '../models/patient.dart';
import 'endpoints.dart';

class PatientApi {
  PatientApi(String token, {bool sandbox = false})
      : _dio = Dio(BaseOptions(
          baseUrl: sandbox ? Endpoints.sandbox : Endpoints.prod,
          connectTimeout: 8000,
          headers: {'Authorization': 'Bearer $token'},
        ));

  final Dio _dio;

  Future<List<Patient>> list({int limit = 50, int offset = 0}) async {
    final res = await _dio.get<List<dynamic>>(
      Endpoints.patients,
      queryParameters: {'limit': limit, 'offset': offset},
    );
    return res.data!.map((e) => Patient.fromJson(e as Map<String, dynamic>)).toList();
  }

  Future<Patient> get(String id) async {
    final res = await _dio.get<Map<String, dynamic>>('${Endpoints.patients}/$id');
    return Patient.fromJson(res.data!);
  }

  Future<Patient> setExternalLinkId(String id, String? externalLinkId) async {
    final res = await _dio.patch<Map<String, dynamic>>(
      '${Endpoints.patients}/$id',
      data: {'external_link_id': externalLinkId},
    );
    return Patient.fromJson(res.data!);
  }
}
