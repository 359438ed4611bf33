-- Names the time between two starts of the computer, in which its uptime compares even across runs of the app. Null where
-- the system doesn't say, and for what was stored before.
alter table clock_stretch add column boot text;
