package app.recordings.job;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class JobStatusConverter implements AttributeConverter<JobStatus, String> {
    @Override
    public String convertToDatabaseColumn(JobStatus status) {
        return status == null ? null : status.code();
    }

    @Override
    public JobStatus convertToEntityAttribute(String code) {
        return code == null ? null : JobStatus.of(code).orElseThrow();
    }
}
