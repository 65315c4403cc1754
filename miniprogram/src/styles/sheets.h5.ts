import "./h5.scss";
import "./app.scss";
