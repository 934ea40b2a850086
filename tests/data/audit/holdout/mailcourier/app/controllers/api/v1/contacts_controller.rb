module Api
  module V1
    class ContactsController < BaseController
      def create
        contact = @list.contacts.new(contact_params)
        contact.import_source ||= :api
        if contact.save
          render json: contact, status: :created
        else
          render json: { errors: contact.errors }, status: :unprocessable_entity
        end
      end

      private

      def contact_params
        params.permit(:email, :first_name, :last_name, :import_source)
      end
    end
  end
end
