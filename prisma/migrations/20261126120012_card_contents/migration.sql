-- Which card a repository's facts are of: the blob of its README.md, not the commit. A commit that leaves the card alone leaves the index of
-- words alone. What there is gets its blob with the next commit.
ALTER TABLE "repositories" RENAME COLUMN "card_commit_oid" TO "card_oid";

DROP TRIGGER "repositories_search_entered" ON "public"."repositories";
CREATE TRIGGER "repositories_search_entered" AFTER INSERT ON "public"."repositories"
FOR EACH ROW EXECUTE FUNCTION "search"."repository_entered"();
CREATE TRIGGER "repositories_search_described" AFTER UPDATE OF "namespace_id", "name", "name_key", "tags", "pipeline_tag", "library_name",
  "card_data", "card_oid", "sdk", "gated" ON "public"."repositories" FOR EACH ROW
WHEN ((OLD.namespace_id, OLD.name, OLD.name_key, OLD.tags, OLD.pipeline_tag, OLD.library_name, OLD.card_data, OLD.card_oid, OLD.sdk, OLD.gated)
  IS DISTINCT FROM (NEW.namespace_id, NEW.name, NEW.name_key, NEW.tags, NEW.pipeline_tag, NEW.library_name, NEW.card_data, NEW.card_oid, NEW.sdk,
       NEW.gated))
EXECUTE FUNCTION "search"."repository_entered"();
