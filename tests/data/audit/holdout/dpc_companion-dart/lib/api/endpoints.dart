class Endpoints {
  static const prod = 'https://api.hint.com/api/provider';
  static const sandbox = 'https://api.sandbox.hint.com/api/provider';

  static const patients = '/patients';
  static const practice = '/practice';
}
