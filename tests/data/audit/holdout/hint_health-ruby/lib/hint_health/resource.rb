# frozen_string_literal: true

module HintHealth
  class Resource
    extend Connection

    def self.attributes(*names)
      @attributes ||= []
      @attributes.concat(names)
      attr_accessor(*names)
      @attributes
    end

    def initialize(data = {})
      data.each { |k, v| public_send("#{k}=", v) if respond_to?("#{k}=") }
    end

    def self.find(id)
      new(connection.get("#{path}/#{id}").body)
    end

    def self.all(params = {})
      connection.get(path, params).body.map { |row| new(row) }
    end

    def self.create(params)
      new(connection.post(path, params).body)
    end

    def self.update(id, params)
      new(connection.patch("#{path}/#{id}", params).body)
    end
  end
end
