-- Lists are read from schema `search` (docs/decisions/0013): every like, counted download and commit wrote these for nobody.
DROP INDEX "repositories_type_last_modified_at_id_idx";
DROP INDEX "repositories_type_likes_count_id_idx";
DROP INDEX "repositories_type_created_at_id_idx";
DROP INDEX "repositories_type_downloads_30d_id_idx";
DROP INDEX "repositories_type_trending_score_id_idx";
DROP INDEX "repositories_tags_idx";
