package org.chuangdai.graphql;

/** A constant with a Chinese name: for statistics keys, spreadsheets and the schema's descriptions. */
public interface Labelled {
    String label();

    String name();
}
