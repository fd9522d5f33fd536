import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.js';
import { startMongo, usedMongo } from '../support/store/mongo.js';
import { storeSuite } from './store.suite.js';

storeSuite({
  name: `in MongoDB, on ${usedMongo.name}`,
  questions: 1000,
  ...(!usedMongo.isMongo && {
    cannot: { orderByCodePoint: 'jongodb orders text by UTF-16 unit; MongoDB by code point' },
  }),
  alone: false,
  start: async () => {
    const mongo = await startMongo();
    return { open: () => openMongoStore({ url: mongo.url }), stop: () => mongo.stop() };
  },
});
