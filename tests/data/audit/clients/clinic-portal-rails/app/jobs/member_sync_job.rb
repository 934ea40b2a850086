class MemberSyncJob < ApplicationJob
  queue_as :low

  SOURCE = "clinic_portal".freeze

  def perform
    offset = 0
    loop do
      page = client.patients(offset: offset)
      page.each { |row| sync(row) }
      break if page.size < 100

      offset += 100
    end
  end

  private

  def sync(row)
    member = Member.find_by(external_link_id: row["external_link_id"]) if row["external_link_id"].present?
    member ||= Member.find_or_initialize_by(billing_id: row["id"])
    member.assign_attributes(
      first_name: row["first_name"],
      last_name: row["last_name"],
      email: row["email"],
      dob: row["dob"],
      external_link_id: row["external_link_id"],
      import_id: row["import_id"],
      import_source: row["import_source"],
      membership_status: row["membership_status"]
    )
    member.save!
    push_link(member) if row["import_id"].blank?
  end

  def push_link(member)
    client.update_patient(member.billing_id, import_id: member.id.to_s, import_source: SOURCE)
  end

  def client
    @client ||= BillingClient.new
  end
end
