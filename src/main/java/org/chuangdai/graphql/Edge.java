package org.chuangdai.graphql;

import org.eclipse.microprofile.graphql.NonNull;

/** A row of a page and its cursor. */
public record Edge<T>(@NonNull String cursor, @NonNull T node) {
}
