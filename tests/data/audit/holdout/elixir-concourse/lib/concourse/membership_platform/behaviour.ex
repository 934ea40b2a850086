defmodule Concourse.MembershipPlatform.Behaviour do
  @callback list_members(non_neg_integer) :: {:ok, [map]} | {:error, term}
  @callback get_member(String.t()) :: {:ok, map} | {:error, term}
  @callback update_member(String.t(), map) :: {:ok, map} | {:error, term}
end
