FactoryBot.define do
  factory :hint_row, class: Hash do
    skip_create
    initialize_with { attributes.stringify_keys }

    sequence(:id) { |n| format('pat-%012d', n) }
    first_name { 'Ada' }
    last_name { 'Okafor' }
    dob { '1971-05-06' }
    membership_status { 'active' }
    import_id { nil }
    import_source { nil }

    trait :linked do
      import_id { 'CW-0042' }
      import_source { 'clearwater' }
    end
  end
end
