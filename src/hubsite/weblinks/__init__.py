"""Links that lead out of the site: where they stand, whether anybody answers there, and what to say of it."""
