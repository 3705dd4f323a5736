package org.chuangdai.operation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.sql.SchemaVersion;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the schema is the one that this build needs. */
@Readiness
@ApplicationScoped
class SchemaProbe extends Probe {
    private final SchemaVersion schema;

    SchemaProbe(SchemaVersion schema) {
        super("schema");
        this.schema = schema;
    }

    @Override
    Uni<String> problem() {
        return schema.complaint();
    }
}
