package io.junicorn.container.it.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;

/** Tells name and size of the parts of a multipart form. */
@WebServlet("/parts")
@MultipartConfig
@SuppressWarnings("serial")
public class PartsServlet extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    for (Part part : request.getParts()) {
      response.getWriter().print(part.getName() + "=" + part.getSize() + ";");
    }
  }
}
