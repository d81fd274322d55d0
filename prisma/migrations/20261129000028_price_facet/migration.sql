-- Lists narrow by what things cost: `price:once`, `price:monthly`, and so on as offers are, `price:subscribers` for what subscribing to its author opens. What
-- costs nothing has none of them, so a hub without money keeps nothing for it.
alter function "search"."facets_of"("public"."repositories") rename to "unpriced_facets_of";
create function "search"."facets_of"("r" "public"."repositories") returns text[] language sql stable parallel safe as $$
  select "search"."unpriced_facets_of"(r)
    || array(select 'price:' || o.kind from "public"."offers" o where r.is_sold and o.repository_id = r.id and o.ended_at is null)
    || case when r.for_subscribers then array['price:subscribers'] else '{}'::text[] end
$$;
-- Whoever changes an offer marks its repository, also where the mark is what it was.
create trigger "repositories_search_priced" after update of "is_sold", "for_subscribers" on "public"."repositories"
for each row execute function "search"."repository_entered"();
select "search"."enter"(array(select id from "public"."repositories" where is_sold));
