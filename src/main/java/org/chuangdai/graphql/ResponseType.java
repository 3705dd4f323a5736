package org.chuangdai.graphql;

import java.util.Locale;
import java.util.Optional;

/** The two media types of an answer (GraphQL over HTTP), and which of them a caller prefers. */
enum ResponseType {
    /** The answer's status tells whether the request was fine. */
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    /** The older type: 200 for everything that is a GraphQL request, even a refused one. */
    JSON("application/json");

    private static final int RANGES_MAX = 50;
    private final String mediaType;

    ResponseType(String mediaType) {
        this.mediaType = mediaType;
    }

    String contentType() {
        return mediaType + "; charset=utf-8";
    }

    /** The better of the two under an Accept header, {@link #JSON} when there is none; empty when neither is accepted. */
    static Optional<ResponseType> accepted(String accept) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(JSON);
        }
        double[] response = GRAPHQL_RESPONSE.preference(accept);
        double[] json = JSON.preference(accept);
        if (response[0] <= 0 && json[0] <= 0) {
            return Optional.empty();
        }
        // With equal quality the type that is named wins over the one under a wildcard, and the newer over the older.
        boolean responseWins = response[0] > json[0] || response[0] == json[0] && response[1] == 2;
        return Optional.of(responseWins ? GRAPHQL_RESPONSE : JSON);
    }

    /** Quality (0 is refused) and how closely this type is named: 2 by name, 1 as application/*, 0 otherwise. */
    private double[] preference(String accept) {
        double quality = 0;
        int closeness = -1;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", RANGES_MAX)) {
            String[] parts = range.split(";");
            String type = parts.length == 0 ? "" : parts[0].trim();
            int close = type.equals(mediaType) ? 2 : type.equals("application/*") ? 1 : type.equals("*/*") ? 0 : -1;
            if (close > closeness) {
                closeness = close;
                quality = quality(parts);
            }
        }
        return new double[] {quality, closeness};
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim();
            if (parameter.startsWith("q=")) {
                try {
                    double quality = Double.parseDouble(parameter.substring(2));
                    return quality >= 0 && quality <= 1 ? quality : 0;
                } catch (NumberFormatException malformed) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
