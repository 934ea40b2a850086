class ContactImportJob
  include Sidekiq::Worker
  sidekiq_options queue: :imports, retry: 2

  def perform(import_id)
    import = Import.find(import_id)
    import.running!
    failed = 0
    sheet(import).each_with_index do |row, _i|
      attrs = import.mapping.each_with_object({}) { |(col, field), h| h[field] = row[col] }
      contact = import.account.contacts.find_or_initialize_by(email: attrs["email"])
      contact.assign_attributes(attrs.merge("import_id" => import.id, "import_source" => "csv"))
      failed += 1 unless contact.save
    end
    import.update!(state: :done, rows_failed: failed)
  rescue Roo::HeaderRowNotFoundError
    import.failed!
  end

  private

  def sheet(import)
    Roo::Spreadsheet.open(import.file.download).parse(headers: true)
  end
end
