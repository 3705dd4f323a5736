package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import org.chuangdai.access.Sight;

/** A feature's answer to {@code node(id)} for one of its types. */
public interface NodeSource {

    /** The GraphQL type whose ids it reads. */
    String type();

    /** The object, or null when there is none in sight; NumberFormatException when the key is none of the type's. */
    Uni<? extends Node> node(String key, Sight sight);
}
