package org.chuangdai.operation;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Where the spans of a test go. */
@ApplicationScoped
class Traces {

    @Produces
    @Singleton
    InMemorySpanExporter exporter() {
        return InMemorySpanExporter.create();
    }

    /** All that has ended since the last time. */
    static List<SpanData> taken(OpenTelemetry openTelemetry, InMemorySpanExporter exporter) {
        ((OpenTelemetrySdk) openTelemetry).getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
        List<SpanData> spans = exporter.getFinishedSpanItems();
        exporter.reset();
        return spans;
    }
}
