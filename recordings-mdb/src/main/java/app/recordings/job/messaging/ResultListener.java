package app.recordings.job.messaging;

import app.recordings.broker.BrokerException;
import app.recordings.job.JobQueues;
import app.recordings.job.JobResult;
import app.recordings.job.JobResults;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.Optional;

/** Applies results to their jobs. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = JobQueues.RESULTS),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "artemis-ra"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "setupInterval", propertyValue = "1000")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResultListener implements MessageListener {
    @Inject
    JobResults results;

    @Override
    public void onMessage(Message message) {
        try {
            Optional<JobResult> result = JobResult.parse(message.getBody(String.class));
            results.apply(result.orElseThrow(() -> new IllegalArgumentException("This is no result of a job")));
        } catch (JMSException | BrokerException e) {
            throw new IllegalStateException("The result's message could not be dealt with", e);
        }
    }
}
