FactoryGirl.define do
  factory :patient do
    first_name 'Ann'
    last_name 'Lee'
    sequence(:email) { |n| "ann#{n}@example.com" }
    sequence(:remote_id) { |n| format('pat-%012d', n) }
    import_source 'atlas'
    sequence(:import_id) { |n| "A#{n}" }
  end

  factory :roster_import do
    path 'spec/fixtures/roster.csv'
  end

  factory :roster_line do
    import_id 1
  end
end
