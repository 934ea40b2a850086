# Chart -> JSON for the membership platform
class ChartSerializer
  SOURCE = 'cedarchart'.freeze

  def initialize(chart)
    @chart = chart
  end

  def as_json(*)
    {
      first_name: @chart.given_name,
      last_name: @chart.family_name,
      dob: @chart.born_on&.iso8601,
      gender: @chart.sex,
      email: @chart.email,
      import_id: @chart.mrn,
      import_source: SOURCE,
      phones: phones,
    }.compact
  end

  private

  def phones
    @chart.phone_numbers.map { |p| { number: p.digits, type: p.kind.capitalize } }
  end
end
