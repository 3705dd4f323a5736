package org.chuangdai.demo;

import org.chuangdai.vault.Keyring;
import org.chuangdai.vault.Suite;
import org.chuangdai.vault.Vault;

/** The key of the demo, dev mode and the tests. Everybody can read it here, so it protects nothing: their people do not exist. Production has keys of its own. */
public final class DemoKeys {
    /** As {@code CHUANGDAI_KEYS} takes it. */
    public static final String SETTING = "demo:Y2h1YW5nZGFpIGRlbW8ga2V5OiBubyBzZWNyZXQgISE=";

    private DemoKeys() {
    }

    /** The vault that the demo's settings make. */
    public static Vault vault() {
        return new Vault(Keyring.parse(SETTING), Suite.INTERNATIONAL);
    }
}
