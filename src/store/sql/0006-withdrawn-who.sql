-- Who took it out; empty where a command line named nobody.
ALTER TABLE withdrawn ADD COLUMN who TEXT;
