package io.junicorn.helm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.JsonElement;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.util.ModelMapper;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * Checks manifests against the models: Kubernetes' own for what every cluster has, fabric8's for
 * what operators and the Gateway API bring. Unknown fields and wrong types are refused, which
 * neither model does by itself. Without state.
 */
final class Models {
  private static final Map<String, Class<?>> CUSTOM =
      Map.of(
          "gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class,
          "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class,
          "monitoring.coreos.com/v1/PodMonitor", PodMonitor.class,
          "monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class);

  private Models() {}

  /**
   * Looks at all fields.
   *
   * @throws IllegalArgumentException naming the field
   */
  static void check(Manifest manifest) {
    Class<?> custom = CUSTOM.get(manifest.apiVersion() + "/" + manifest.kind());
    if (custom != null) {
      checkCustom(manifest, custom);
      return;
    }
    Class<?> type = ModelMapper.getApiTypeClass(manifest.apiVersion(), manifest.kind());
    if (type == null || type == DynamicKubernetesObject.class) {
      throw new IllegalArgumentException("there is no model of " + manifest);
    }
    checkKubernetes(manifest, type);
  }

  private static void checkKubernetes(Manifest manifest, Class<?> type) {
    try {
      type.getMethod("validateJsonElement", JsonElement.class).invoke(null, manifest.tree());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(manifest + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    // The parser takes "80" for a number and 80 for a text: what it writes shows it.
    JsonElement again = JSON.getGson().toJsonTree(JSON.getGson().fromJson(manifest.tree(), type));
    String difference = Difference.between(manifest.tree(), again, "");
    if (!difference.isEmpty()) {
      throw new IllegalArgumentException(manifest + ": " + difference);
    }
  }

  private static void checkCustom(Manifest manifest, Class<?> type) {
    try {
      strict().readValue(manifest.tree().toString(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(manifest + ": " + e.getMessage(), e);
    }
  }

  private static ObjectMapper strict() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new NoAnySetter())
            .build();
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }

  /** The models keep unknown fields in a map; without its setter such a field is refused. */
  private static final class NoAnySetter extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }
}
