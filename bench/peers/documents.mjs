import Database from 'libsql';

/** Documents by id in one SQLite file: WAL, `synchronous=FULL`, a flush to disk before every answer, as in Koers. */
export const openDocuments = (file) => {
  const database = new Database(file);
  database.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS state (id TEXT PRIMARY KEY, body TEXT)',
  );
  const save = database.prepare(
    'INSERT INTO state VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const load = database.prepare('SELECT body FROM state WHERE id = ?').raw();
  const drop = database.prepare('DELETE FROM state WHERE id = ?');
  return {
    save: (id, body) => void save.run(id, JSON.stringify(body)),
    load: (id) => {
      const row = load.get(id);
      return row && JSON.parse(row[0]);
    },
    /** Brings everything into the main file, so that its size says what is kept. */
    checkpoint: () => void database.pragma('wal_checkpoint(TRUNCATE)'),
    drop: (id) => void drop.run(id),
  };
};
