# frozen_string_literal: true

module HintHealth
  class Patient < Resource
    PERMITTED = %i[
      first_name last_name dob gender email phones
      address_line1 address_city address_state address_zip
      external_link_id import_id import_source
    ].freeze

    attributes :id, :first_name, :last_name, :dob, :gender, :email, :phones
    attributes :external_link_id, :import_id, :import_source
    attributes :membership_status, :memberships, :created_at, :updated_at

    def self.path
      'patients'
    end

    def self.create(params)
      super(params.slice(*PERMITTED))
    end

    # The API can't search for it.
    def self.find_by_external_link_id(value)
      each_page { |rows| rows.each { |p| return p if p.external_link_id == value.to_s } }
      nil
    end

    def self.find_by_import(source, id)
      each_page do |rows|
        hit = rows.find { |p| p.import_source == source && p.import_id == id.to_s }
        return hit if hit
      end
      nil
    end

    def self.each_page(limit: 100)
      offset = 0
      loop do
        rows = all(limit: limit, offset: offset)
        break if rows.empty?

        yield rows
        offset += limit
      end
    end

    def linked?
      !external_link_id.nil? || !import_id.nil?
    end

    def to_h
      {
        id: id,
        first_name: first_name,
        last_name: last_name,
        external_link_id: external_link_id,
        :import_id => import_id,
        :import_source => import_source
      }
    end
  end
end
