package org.communitycounsel.platform.identity;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id. Its name is kept before each hash in the engine's table, its cost in the hash. */
class Argon2Passwords implements PasswordEncryptor {

    private final Argon2PasswordEncoder encoder;

    /** With OWASP's figures: 19 MiB, two passes, one lane. */
    Argon2Passwords() {
        this(19 * 1024, 2);
    }

    /** @param memory KiB */
    Argon2Passwords(int memory, int passes) {
        encoder = new Argon2PasswordEncoder(16, 32, 1, memory, passes);
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        return encoder.matches(password, encrypted);
    }

    @Override
    public String hashAlgorithmName() {
        return "ARGON2ID";
    }
}
