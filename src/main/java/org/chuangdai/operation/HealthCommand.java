package org.chuangdai.operation;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * {@code health}: whether the service of this machine or container lives, asked of its management port, for images that have no other program to ask with. Ends with 0 when it does and
 * with 1 when it does not or nobody answers. Needs no setting but {@code QUARKUS_MANAGEMENT_PORT}, where that was changed. A database that is away makes no difference: a restart would
 * not bring it back.
 */
public final class HealthCommand {
    public static final String NAME = "health";
    private static final String PORT = "9000";
    private static final int ANSWER_MS_MAX = 2_000;

    private HealthCommand() {
    }

    /** Asks the port that the environment names; what is asked every few seconds does not read all settings for that. */
    public static int run() {
        return run(Integer.parseInt(System.getenv().getOrDefault("QUARKUS_MANAGEMENT_PORT", PORT)));
    }

    static int run(int port) {
        try {
            HttpURLConnection question = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/q/health/live").toURL().openConnection();
            question.setConnectTimeout(ANSWER_MS_MAX);
            question.setReadTimeout(ANSWER_MS_MAX);
            int status = question.getResponseCode();
            System.out.println("/q/health/live: " + status);
            return status == HttpURLConnection.HTTP_OK ? 0 : 1;
        } catch (IOException nobody) {
            System.out.println("/q/health/live: " + nobody.getMessage());
            return 1;
        }
    }
}
