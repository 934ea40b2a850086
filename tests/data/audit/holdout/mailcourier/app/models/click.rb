class Click < ApplicationRecord
  belongs_to :external_link, counter_cache: true
  belongs_to :contact

  def self.top(campaign, limit = 10)
    joins(:external_link)
      .where(external_links: { campaign_id: campaign.id })
      .group(:external_link_id)
      .order(Arel.sql("count(*) desc"))
      .limit(limit)
      .count
  end
end
