class Merge
  def initialize(keep, drop)
    @keep, @drop = keep, drop
  end

  def call
    Patient.transaction do
      @drop.visits.update_all(patient_id: @keep.id)
      @keep.external_link_id ||= @drop.external_link_id
      @keep.save!
      @drop.destroy
    end
  end
end
