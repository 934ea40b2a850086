class MembersController < ApplicationController
  before_action :authenticate_user!

  def index
    @members = Member.active.order(:last_name).page(params[:page])
  end

  def show
    @member = Member.find(params[:id])
  end

  def update
    @member = Member.find(params[:id])
    if @member.update(member_params)
      redirect_to @member, notice: "Saved"
    else
      render :show
    end
  end

  private

  def member_params
    params.require(:member).permit(:first_name, :last_name, :email, :employer_id, :external_link_id)
  end
end
