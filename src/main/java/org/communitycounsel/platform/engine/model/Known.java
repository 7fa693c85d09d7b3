package org.communitycounsel.platform.engine.model;

/** What models may refer to outside the files being checked. */
public interface Known {

    boolean process(String key);

    boolean decision(String key);

    boolean form(String key);

    /** Nothing but the files themselves. */
    Known NOTHING = new Known() {
        @Override
        public boolean process(String key) {
            return false;
        }

        @Override
        public boolean decision(String key) {
            return false;
        }

        @Override
        public boolean form(String key) {
            return false;
        }
    };
}
